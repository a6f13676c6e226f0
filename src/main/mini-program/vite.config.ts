import uniPlugin from '@dcloudio/vite-plugin-uni'
import { defineConfig, type Plugin } from 'vite'

const uni = (uniPlugin as unknown as { default?: typeof uniPlugin }).default ?? uniPlugin

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

export default defineConfig({
  base: './',
  plugins: [readAloud(process.env.UNI_PLATFORM), uni(), nothingFromElsewhere],
  build: { sourcemap: false, reportCompressedSize: false },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
})
