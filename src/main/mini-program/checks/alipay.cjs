/**
 * Checks the built Alipay package as far as that is possible without Alipay's own tools: what the
 * manifest names is there, scripts and JSON parse, and pages use no element Alipay does not know.
 */
const { existsSync, readFileSync, readdirSync, statSync } = require('node:fs')
const { dirname, join, relative, resolve } = require('node:path')
const { Script } = require('node:vm')

const BUILT = join(__dirname, '../dist/build/mp-alipay')
const MOST_BYTES = 2 * 1024 * 1024
const ELEMENTS = new Set(
  (
    'view text image input textarea button picker scroll-view swiper swiper-item label form switch ' +
    'slider checkbox checkbox-group radio radio-group block template slot import import-sjs include ' +
    'web-view map canvas navigator icon progress rich-text cover-view cover-image page-meta'
  ).split(' '),
)

const faults = []
const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
const shown = (path) => relative(BUILT, path)

function json(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    faults.push(`${shown(path)}: ${error.message}`)
    return {}
  }
}

function parts(path) {
  for (const ending of ['.axml', '.js', '.json']) {
    if (!existsSync(path + ending)) faults.push(`${shown(path)}${ending} is missing`)
  }
  if (!existsSync(`${path}.json`)) return
  for (const component of Object.values(json(`${path}.json`).usingComponents ?? {})) {
    const used = component.startsWith('/')
      ? join(BUILT, component)
      : resolve(dirname(path), component)
    if (!existsSync(`${used}.axml`))
      faults.push(`${shown(path)} uses ${component}, which is missing`)
  }
}

function script(path) {
  try {
    new Script(readFileSync(path, 'utf8'), { filename: shown(path) })
  } catch (error) {
    faults.push(`${shown(path)}: ${error.message}`)
  }
}

function markup(path) {
  const text = readFileSync(path, 'utf8')
  const base = path.replace(/\.axml$/, '.json')
  const own = existsSync(base) ? Object.keys(json(base).usingComponents ?? {}) : []
  const open = []
  for (const [, isEnd, name, rest] of text.matchAll(
    /<(\/?)([a-z][a-z-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
  )) {
    if (!ELEMENTS.has(name) && !own.includes(name))
      faults.push(`${shown(path)}: unknown element ${name}`)
    if (isEnd) {
      if (open.pop() !== name) faults.push(`${shown(path)}: </${name}> closes nothing`)
    } else if (!rest.endsWith('/')) open.push(name)
  }
  if (open.length) faults.push(`${shown(path)}: ${open.join(', ')} never closed`)
}

function main() {
  const manifest = json(join(BUILT, 'app.json'))
  const pages = manifest.pages ?? []
  const source = readFileSync(join(__dirname, '../src/pages.json'), 'utf8')
  const wanted = [...source.matchAll(/"path": "([^"]+)"/g)].map(([, path]) => path)
  for (const path of wanted)
    if (!pages.includes(path)) faults.push(`app.json does not list ${path}`)
  for (const path of pages) parts(join(BUILT, path))
  for (const item of manifest.tabBar?.items ?? []) {
    for (const icon of [item.icon, item.activeIcon]) {
      if (!existsSync(join(BUILT, icon))) faults.push(`the tab ${item.pagePath} has no ${icon}`)
    }
  }
  const all = files(BUILT)
  for (const path of all) {
    if (path.endsWith('.json')) json(path)
    if (path.endsWith('.js')) script(path)
    if (path.endsWith('.axml')) markup(path)
  }
  const bytes = all.reduce((sum, path) => sum + statSync(path).size, 0)
  if (bytes > MOST_BYTES) faults.push(`the package has ${bytes} bytes; Alipay takes ${MOST_BYTES}`)
  if (faults.length) {
    console.error(faults.join('\n'))
    process.exitCode = 1
  } else {
    console.log(
      `Alipay's package: ${pages.length} pages, ${all.length} files, ${bytes} bytes, no fault`,
    )
  }
}

main()
