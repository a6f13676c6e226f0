/**
 * Serves the built H5 program at /m/ and plays the contract beside it, with the headers that the
 * service sends. For looking at pages without a service:
 *
 *   node checks/contract/server.cjs 8090
 */
const { createServer } = require('node:http')
const { existsSync, readFileSync } = require('node:fs')
const { extname, join, normalize } = require('node:path')
const { gzipSync } = require('node:zlib')
const { Player } = require('./player.cjs')
const { headersOfPages } = require('./headers.cjs')

const BUILT = join(__dirname, '../../dist/build/h5')
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
}
/** One grey pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOsr6//DwAFgwJ/lQ4nVwAAAABJRU5ErkJggg==',
  'base64',
)

function serve(port, player = new Player()) {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => answer(player, request, text, response))
  })
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

function answer(player, request, text, response) {
  const { pathname, search } = new URL(request.url, 'http://localhost')
  if (pathname === '/m') return response.writeHead(308, { Location: '/m/' }).end()
  if (pathname.startsWith('/m/')) return page(pathname, response)
  if (!pathname.startsWith('/api/v1/driver')) return document(pathname, response)
  if (/\/pictures\//.test(pathname))
    return response.writeHead(200, { 'Content-Type': 'image/png' }).end(PICTURE)
  if (/\.csv$|\/export$/.test(pathname))
    return response.writeHead(200, { 'Content-Type': 'text/csv' }).end('visit\n')
  const token = (request.headers.authorization ?? '').replace('Bearer ', '')
  const { status, body } = player.answer(
    request.method,
    pathname + search,
    text ? JSON.parse(text) : undefined,
    token,
  )
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

function page(path, response) {
  const file = join(BUILT, normalize(path.slice(3)) || 'index.html')
  const found = path === '/m/' ? join(BUILT, 'index.html') : file
  if (!found.startsWith(BUILT) || !existsSync(found)) return response.writeHead(404).end()
  const type = TYPES[extname(found)] ?? 'application/octet-stream'
  response.writeHead(200, { ...headersOfPages(), 'Content-Type': type, 'Content-Encoding': 'gzip' })
  response.end(gzipSync(readFileSync(found)))
}

function document(path, response) {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><title>${path}</title><h1>A document of the service</h1>`)
}

if (require.main === module) {
  const port = Number(process.argv[2] ?? 8090)
  serve(port).then(() => process.stdout.write(`http://127.0.0.1:${port}/m/\n`))
}

module.exports = { serve }
