/** Who belongs to whom: the pairs whose scores add up to the most, each side used once. */

export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Above 0; higher is better. */
  readonly score: number;
}

/** Components above this size are decided best pair first. */
const MOST_OPTIMAL = 120;

/** Best pairs out of candidate edges: optimal per connected component, and the same seen from either side. */
export function bestPairs(edges: readonly Edge[]): Edge[] {
  return components(edges).flatMap((component) => {
    if (component.length === 1) return component;
    const rows = [...new Set(component.map((edge) => edge.from))].sort((x, y) => x - y);
    const columns = [...new Set(component.map((edge) => edge.to))].sort((x, y) => x - y);
    if (Math.max(rows.length, columns.length) > MOST_OPTIMAL) return greedy(component);
    return optimal(component, rows, columns);
  });
}

function components(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<number, number>();
  const find = (x: number): number => {
    let root = x;
    while (parent.get(root) !== root) root = parent.get(root)!;
    parent.set(x, root);
    return root;
  };
  // Right-hand numbers are stored as their complement, so that both sides share one forest.
  for (const { from, to } of edges) {
    for (const node of [from, ~to]) if (!parent.has(node)) parent.set(node, node);
    parent.set(find(from), find(~to));
  }
  const groups = new Map<number, Edge[]>();
  for (const edge of edges) {
    const root = find(edge.from);
    const group = groups.get(root);
    if (group) group.push(edge);
    else groups.set(root, [edge]);
  }
  return [...groups.values()];
}

function greedy(edges: readonly Edge[]): Edge[] {
  const [left, right] = [new Set<number>(), new Set<number>()];
  const kept: Edge[] = [];
  // Ties go by the sum of the places, which is the same seen from either side.
  const order = [...edges].sort(
    (p, q) => q.score - p.score || p.from + p.to - (q.from + q.to) || p.from - q.from,
  );
  for (const edge of order) {
    if (left.has(edge.from) || right.has(edge.to)) continue;
    left.add(edge.from);
    right.add(edge.to);
    kept.push(edge);
  }
  return kept;
}

/** Kuhn 1955 with potentials; a missing edge costs as much as staying alone. */
function optimal(edges: readonly Edge[], rows: readonly number[], columns: readonly number[]): Edge[] {
  const size = rows.length + columns.length;
  const width = size + 1;
  const rowOf = new Map(rows.map((row, i) => [row, i + 1]));
  const columnOf = new Map(columns.map((column, i) => [column, i + 1]));
  const cost = new Float64Array(width * width);
  for (const { from, to, score } of edges) cost[rowOf.get(from)! * width + columnOf.get(to)!] = -score;
  // Only the real rows need a partner; the extra columns stand for "alone".
  const n = rows.length;
  const m = columns.length + rows.length;
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const match = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(m + 1);
    do {
      used[column] = 1;
      const row = match[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= m; j++) {
        if (used[j]) continue;
        const reduced = cost[row * width + j]! - u[row]! - v[j]!;
        if (reduced < least[j]!) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= m; j++) {
        if (used[j]) {
          u[match[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    do {
      const previous = way[column]!;
      match[column] = match[previous]!;
      column = previous;
    } while (column !== 0);
  }
  const byPlace = new Map(
    edges.map((edge) => [rowOf.get(edge.from)! * width + columnOf.get(edge.to)!, edge]),
  );
  const kept: Edge[] = [];
  for (let j = 1; j <= columns.length; j++) {
    const edge = match[j] ? byPlace.get(match[j]! * width + j) : undefined;
    if (edge) kept.push(edge);
  }
  return kept;
}
