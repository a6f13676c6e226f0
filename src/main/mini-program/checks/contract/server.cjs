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
  if (pathname.startsWith('/m/')) return page(pathname, request, response)
  if (!pathname.startsWith('/api/v1/driver')) return document(pathname, response)
  if (/\/pictures\//.test(pathname))
    return response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(picture(pathname))
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

function page(path, request, response) {
  const file = join(BUILT, normalize(path.slice(3)) || 'index.html')
  const found = path === '/m/' ? join(BUILT, 'index.html') : file
  if (!found.startsWith(BUILT) || !existsSync(found)) return response.writeHead(404).end()
  const isBrotli =
    /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(`${found}.br`)
  response.writeHead(200, {
    ...headersOfPages(),
    'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
    'Content-Encoding': isBrotli ? 'br' : 'gzip',
  })
  response.end(isBrotli ? readFileSync(`${found}.br`) : gzipSync(readFileSync(found)))
}

/** What a lane's camera took: a drawn car, coming or going. */
function picture(path) {
  const ground = path.endsWith('exit') ? '#46505c' : '#6d7784'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540">
    <rect width="960" height="540" fill="${ground}"/><rect y="370" width="960" height="170" fill="#2f3640"/>
    <rect x="270" y="150" width="420" height="270" rx="60" fill="#b9c2cc"/>
    <rect x="325" y="175" width="310" height="95" rx="26" fill="#20262d"/>
    <rect x="395" y="325" width="170" height="46" rx="6" fill="#7fd196"/>
    <rect x="300" y="400" width="70" height="50" rx="14" fill="#14181c"/>
    <rect x="590" y="400" width="70" height="50" rx="14" fill="#14181c"/></svg>`
}

/** A channel's own page does what the driver wants and leads back. */
const BACK = {
  '/channels/alipay/sign': '/m/#/pages/channels/channels?returned=alipay',
  '/channels/alipay/pay': '/m/#/pages/passes/passes',
}

function document(path, response) {
  if (BACK[path]) return response.writeHead(303, { Location: BACK[path] }).end()
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><title>${path}</title><h1>A document of the service</h1>`)
}

if (require.main === module) {
  const port = Number(process.argv[2] ?? 8090)
  serve(port).then(() => process.stdout.write(`http://127.0.0.1:${port}/m/\n`))
}

module.exports = { serve }
