/* Compares two editions in the reader's browser, from the data this site publishes: for pairs that have no page of their
   own. Clauses are known by their permanent ids; words within a clause by the longest common run. Stores nothing. */
const form = document.querySelector('#_any');
const result = document.querySelector('#_result');
const words = JSON.parse(form.dataset.words);
const { lang } = document.documentElement;

const element = (tag, className, ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Where the longest chain of old places that only grows runs: what is not in it has moved. */
function staying(places) {
  const ends = [];
  const before = places.map(() => -1);
  places.forEach((place, i) => {
    const at = ends.findIndex((end) => places[end] > place);
    const slot = at < 0 ? ends.length : at;
    before[i] = slot > 0 ? ends[slot - 1] : -1;
    ends[slot] = i;
  });
  const chain = new Set();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]) chain.add(places[i]);
  return chain;
}

const MOST_CELLS = 4e6;
const KEPT_WORDS = 3;
const tokensOf = (text) => text.match(/\s+|[\p{L}\p{N}]+|./gsu) ?? [];

/** Equal, removed and added stretches; both texts can be read back from them to the letter. */
function segments(oldText, newText) {
  let a = tokensOf(oldText);
  let b = tokensOf(newText);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const list = [];
  const add = (op, text) => {
    if (text === '') return;
    if (list.at(-1)?.op === op) list.at(-1).text += text;
    else list.push({ op, text });
  };
  add('equal', a.slice(0, head).join(''));
  const end = a.slice(a.length - tail).join('');
  a = a.slice(head, a.length - tail);
  b = b.slice(head, b.length - tail);
  let runs = a.length * b.length > MOST_CELLS ? [] : commonRuns(a, b);
  // A few equal words between two edits read worse than one edit.
  runs = runs.filter(({ text }) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean).length >= KEPT_WORDS);
  let [i, j] = [0, 0];
  for (const run of [...runs, { a: a.length, b: b.length, size: 0, text: '' }]) {
    add('delete', a.slice(i, run.a).join(''));
    add('insert', b.slice(j, run.b).join(''));
    add('equal', run.text);
    [i, j] = [run.a + run.size, run.b + run.size];
  }
  add('equal', end);
  return list;
}

function commonRuns(a, b) {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        a[i] === b[j]
          ? best[(i + 1) * width + j + 1] + 1
          : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
  const runs = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      const last = runs.at(-1);
      if (last && last.a + last.size === i && last.b + last.size === j) {
        last.size += 1;
        last.text += a[i];
      } else runs.push({ a: i, b: j, size: 1, text: a[i] });
      i += 1;
      j += 1;
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return runs;
}

/** Every clause of both texts once, in the order of the newer one; what is gone stands where it stood. */
function compare(old, now) {
  const was = new Map(old.map((clause, place) => [clause.id, { clause, place }]));
  const kept = new Set(now.map(({ id }) => id));
  const stays = staying(now.flatMap(({ id }) => was.get(id)?.place ?? []));
  const list = [];
  let next = 0;
  const removedUpTo = (place) => {
    for (; next < place; next += 1)
      if (!kept.has(old[next].id))
        list.push({ clause: old[next], state: 'removed', parts: [{ op: 'delete', text: old[next].text }] });
  };
  for (const clause of now) {
    const before = was.get(clause.id);
    if (!before) {
      list.push({ clause, state: 'added', parts: [{ op: 'insert', text: clause.text }] });
      continue;
    }
    const moved = !stays.has(before.place);
    if (!moved) removedUpTo(before.place);
    const same = before.clause.text === clause.text;
    const state = moved ? 'moved' : same ? 'same' : 'text';
    list.push({
      clause,
      state,
      from: before.clause.number,
      parts: segments(before.clause.text, clause.text),
    });
  }
  removedUpTo(old.length);
  return list;
}

function marked(parts) {
  return parts.map(({ op, text }) => {
    if (op === 'equal') return text;
    const spoken = words[op];
    const hidden = (said) => Object.assign(element('span', 'visually-hidden', said), { lang });
    return element(op === 'delete' ? 'del' : 'ins', '', hidden(`[${spoken}: `), text, hidden(']'));
  });
}

function drawn({ clause, state, parts, from }) {
  const tag = clause.kind === 'heading' ? 'h3' : 'p';
  const text = element(tag, `inline ${clause.kind}`, ...marked(parts));
  if (state === 'same') return Object.assign(text, { id: clause.id });
  const label = words[state] + (state === 'moved' ? ` (${from || '·'} → ${clause.number || '·'})` : '');
  const meta = Object.assign(
    element(
      'p',
      'meta',
      element('span', 'n', clause.number || '·'),
      ' ',
      element('span', `tag ${state}`, label),
    ),
    { lang },
  );
  return Object.assign(element('div', `ch ${state}`, meta, text), { id: clause.id });
}

/** Clauses that stayed the same fold away, headings excepted. */
function folded(list) {
  const blocks = [];
  let run = [];
  const close = () => {
    if (run.length === 0) return;
    const said = element('summary', '', fill(words.same, { n: run.length }));
    said.lang = lang;
    blocks.push(element('details', 'same', said, ...run.map(drawn)));
    run = [];
  };
  for (const entry of list) {
    if (entry.state === 'same' && entry.clause.kind !== 'heading') run.push(entry);
    else {
      close();
      blocks.push(drawn(entry));
    }
  }
  close();
  return blocks;
}

async function textOf(edition) {
  const answer = await fetch(`${form.dataset.base}${edition}/edition.json`, { credentials: 'omit' });
  if (!answer.ok) throw new Error(edition);
  const { texts, authentic } = await answer.json();
  return { texts, authentic };
}

async function show(from, to) {
  const [older, newer] = await Promise.all([textOf(from), textOf(to)]);
  const shared = [lang, newer.authentic, ...Object.keys(newer.texts)];
  const spoken = shared.find((each) => older.texts[each] && newer.texts[each]);
  if (!spoken) throw new Error('no shared language');
  const list = compare(older.texts[spoken].clauses, newer.texts[spoken].clauses);
  const tally = Object.fromEntries(['text', 'added', 'removed', 'moved', 'same'].map((state) => [state, 0]));
  for (const { state } of list) tally[state] += 1;
  const nameOf = (id) => form.elements.from.querySelector(`[value="${id}"]`).textContent;
  const title = fill(words.title, { from: nameOf(from), to: nameOf(to) });
  const body = element('div', 'doc', ...folded(list));
  if (spoken !== lang) body.lang = spoken;
  result.replaceChildren(
    element('h2', '', title),
    element('p', 'small', tally.same === list.length ? words.identical : fill(words.counts, tally)),
    body,
  );
}

/** The pair stands in the fragment: it can be linked to, and it is never sent to the server. */
async function update() {
  const [, from, to] = /^#([\w-]+)\.\.([\w-]+)$/.exec(location.hash) ?? [];
  const options = [...form.elements.from.options].map(({ value }) => value);
  const [first, last] = [options.indexOf(from), options.indexOf(to)].sort((x, y) => x - y);
  if (first < 0 || first === last) return;
  form.elements.from.value = options[first];
  form.elements.to.value = options[last];
  try {
    await show(options[first], options[last]);
  } catch {
    result.replaceChildren(element('p', 'box warn', words.failed));
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  location.hash = `${form.elements.from.value}..${form.elements.to.value}`;
});
addEventListener('hashchange', update);
form.hidden = false;
update();
