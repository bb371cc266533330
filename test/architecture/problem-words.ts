/** Finds, in the source itself, every problem that is made and whether it is told in every language. */
import ts from 'typescript';

export interface MadeProblem {
  readonly code: string;
  readonly line: number;
  /** True when its words come from `worded()`, another problem, or a value per language. */
  readonly worded: boolean;
}

/** Object literals with a `code` such as `room/what` and words of their own, in the order of the file. */
export function problemsMadeIn(source: string, file: string): readonly MadeProblem[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: MadeProblem[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const problem = problemOf(node, tree);
      if (problem) found.push(problem);
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

function problemOf(node: ts.ObjectLiteralExpression, tree: ts.SourceFile): MadeProblem | undefined {
  const code = propertyOf(node, 'code');
  const message = propertyOf(node, 'message');
  if (!code) return undefined;
  const name = code.getText(tree).replace(/^['"`]|['"`]$/g, '');
  if (!ts.isIdentifier(code) && !/^[a-z-]+\/[a-zA-Z0-9${}.-]+$/.test(name)) return undefined;
  // Words spread in, e.g. `...worded(…)`, are in every language by their type.
  if (!message) return undefined;
  // A sentence per language is not one string.
  const text = ts.isStringLiteralLike(message) || ts.isTemplateExpression(message) || isChoice(message);
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
  return text ? { code: name, line: line + 1, worded: propertyOf(node, 'words') !== undefined } : undefined;
}

/** `a ? 'x' : 'y'` is a string as well. */
function isChoice(node: ts.Expression): boolean {
  return (
    ts.isConditionalExpression(node) &&
    [node.whenTrue, node.whenFalse].some(
      (each) => ts.isStringLiteralLike(each) || ts.isTemplateExpression(each),
    )
  );
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = node.properties.find(
    (each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === name,
  );
  if (!property) return undefined;
  return ts.isPropertyAssignment(property)
    ? property.initializer
    : ts.isShorthandPropertyAssignment(property)
      ? property.name
      : undefined;
}
