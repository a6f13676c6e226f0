import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import uniPlugin from '@dcloudio/vite-plugin-uni'
import { defineConfig, type Plugin } from 'vite'

const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin
const isBrowser = process.env.UNI_PLATFORM === 'h5'
/** The page with which the program begins where nothing is kept yet. */
const FIRST = /\/pages-login-login\./u

/** The mini-programs' own names of the attributes that tell a screen reader what a thing is. */
function readAloud(platform: string | undefined): Plugin {
  return {
    name: 'read-aloud',
    enforce: 'pre',
    transform(code, id) {
      if (platform !== 'mp-weixin' || !/\.vue$/u.test(id)) return null
      return code.replace(/(\s:?)role="/gu, '$1aria-role="')
    },
  }
}

/** A shadow that uni's style would fetch from another host; nothing here shows it. */
const nothingFromElsewhere: Plugin = {
  name: 'nothing-from-elsewhere',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.css')) {
        file.source = String(file.source).replace(/url\("?https:[^)]*\)/gu, 'url("data:,")')
      }
    }
  },
}

/** Names the first page's scripts and styles beside the program's own: they come at the same time. */
const firstPage: Plugin = {
  name: 'first-page',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {}, chunk }) {
      const scripts = new Set<string>()
      const styles = new Set<string>()
      const visit = (name: string): void => {
        const each = bundle[name]
        if (each?.type !== 'chunk' || name === chunk?.fileName || scripts.has(name)) return
        scripts.add(name)
        each.viteMetadata?.importedCss.forEach((style) => styles.add(style))
        each.imports.forEach(visit)
      }
      Object.values(bundle)
        .filter(({ fileName }) => FIRST.test(fileName))
        .forEach(({ fileName }) => visit(fileName))
      const link = (attrs: Record<string, string | boolean>, name: string) => ({
        tag: 'link',
        attrs: { ...attrs, href: `./${name}` },
        injectTo: 'head' as const,
      })
      return [
        ...[...scripts].map((name) => link({ rel: 'modulepreload', crossorigin: true }, name)),
        ...[...styles].map((name) => link({ rel: 'preload', as: 'style' }, name)),
      ]
    },
  },
}

/** What keeps the program on the device; it has to lie beside the page, and knows all files. */
const worker: Plugin = {
  name: 'worker',
  enforce: 'post',
  writeBundle({ dir = '' }) {
    const files = readdirSync(join(dir, 'assets')).filter((each) => /\.(js|css)$/u.test(each))
    const source = readFileSync(join(__dirname, 'src/worker.js'), 'utf8')
    const names = JSON.stringify(files.map((each) => `assets/${each}`))
    writeFileSync(
      join(dir, 'worker.js'),
      source.replace('const FILES = []', `const FILES = ${names}`),
    )
  },
}

/** Compresses once, and better than it can be done for each request. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }) {
    const folder = join(dir, 'assets')
    for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/u.test(each))) {
      const text = readFileSync(join(folder, name))
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text, { params }))
    }
  },
}

export default defineConfig({
  base: './',
  plugins: [
    readAloud(process.env.UNI_PLATFORM),
    uni(),
    nothingFromElsewhere,
    ...(isBrowser ? [firstPage, worker, compressed] : []),
  ],
  build: { sourcemap: false, reportCompressedSize: false },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
})
