import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    publicDir: false,
    // ws would load a native helper if it found one. There is none, and main is one file without node_modules beside it.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    build: { target: 'node22', externalizeDeps: false, minify: true, sourcemap: true, rolldownOptions: { input: { index: at('src/main/index.ts') } } },
  },
  preload: {
    publicDir: false,
    build: {
      // A sandboxed preload is one CommonJS file that can require nothing but 'electron'.
      externalizeDeps: false,
      isolatedEntries: true,
      minify: true,
      rolldownOptions: {
        input: { desk: at('src/preload/desk.ts'), display: at('src/preload/display.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    publicDir: at('src/renderer/public'),
    plugins: [react()],
    build: {
      target: 'chrome120',
      minify: true,
      sourcemap: true,
      outDir: at('out/renderer'),
      emptyOutDir: true,
      rolldownOptions: { input: { index: at('src/renderer/index.html'), display: at('src/renderer/display.html') } },
    },
  },
})
