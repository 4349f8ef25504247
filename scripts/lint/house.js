/*
  What the import fence (.oxlintrc.json) cannot see by itself: a way to reach another file that is not a plain import.
  Run by the linter as the plugin `house`; test/house/fence.test.ts kicks it.
*/
const PLAIN = 'Write a plain import, so that the fence can see where it leads.'
const HOME = 'Import it from the file that it lives in: no barrels, no re-exports.'

const plainImports = {
  create: (context) => ({
    ImportExpression({ source }) {
      if (source.type !== 'Literal') context.report({ node: source, message: PLAIN })
    },
    MemberExpression(node) {
      const named = node.property.name ?? node.property.value
      if (node.object.type === 'MetaProperty' && (named === 'glob' || named === 'globEager')) context.report({ node, message: PLAIN })
    },
  }),
}

const noReExports = {
  create: (context) => ({
    ExportAllDeclaration: (node) => context.report({ node, message: HOME }),
    ExportNamedDeclaration(node) {
      if (node.source) context.report({ node, message: HOME })
    },
    ImportDeclaration(node) {
      for (const { local } of node.specifiers) imported(context).add(local.name)
    },
    ExportSpecifier(node) {
      if (!node.parent.source && imported(context).has(node.local.name)) context.report({ node, message: HOME })
    },
  }),
}

const names = new WeakMap()
/** The names that this file has imported so far. Imports stand above exports. */
function imported(context) {
  const file = context.sourceCode.ast
  if (!names.has(file)) names.set(file, new Set())
  return names.get(file)
}

export default { meta: { name: 'house' }, rules: { 'plain-imports': plainImports, 'no-re-exports': noReExports } }
