/** The headers of the program's pages, read from the service's own settings, so they are the same. */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const SETTINGS = join(__dirname, '../../../resources/application.properties')

function headersOfPages() {
  const lines = readFileSync(SETTINGS, 'utf8').split('\n')
  const policy = lines.find((line) =>
    line.startsWith('quarkus.http.filter.driver.header."Content-Security-Policy"='),
  )
  if (!policy) throw new Error('application.properties says no policy for the pages of drivers')
  return {
    'Content-Security-Policy': policy.slice(policy.indexOf('=') + 1),
    'X-Content-Type-Options': 'nosniff',
  }
}

module.exports = { headersOfPages }
