// Node's module hooks: `electron` resolves to the facade, so that its npm package (which downloads) is never loaded.
const ELECTRON = new Set(['electron', 'electron/main', 'electron/common'])

export async function resolve(specifier, context, next) {
  return ELECTRON.has(specifier) ? { url: new URL('./facade.mjs', import.meta.url).href, shortCircuit: true } : next(specifier, context)
}
