/**
 * WeChat, as far as the built package needs it: its storage, its requests, which the player of the
 * contract answers, and its pages, which the simulator shows as components.
 */
const { join } = require('node:path')
const exparser = require('miniprogram-exparser')
const { Player } = require('../../checks/contract/player.cjs')

const BUILT = join(__dirname, '../../dist/build/mp-weixin')

const kept = new Map()
const player = new Player()
const said = []
const opened = []
const requests = []
const allowed = []
const paid = []
let isOffline = false

function request({ url, method, data, header = {}, success, fail }) {
  requests.push(`${method} ${url}`)
  setTimeout(() => {
    if (isOffline) return fail({ errMsg: 'request:fail' })
    const token = (header.Authorization ?? '').replace('Bearer ', '')
    const body = data ? JSON.parse(data) : undefined
    const answer = player.answer(method, url, body, token)
    const copy = answer.body === undefined ? '' : JSON.parse(JSON.stringify(answer.body))
    success({ statusCode: answer.status, data: copy, header: {} })
  })
}

const remember = ({ url }) => void opened.push(url)
const system = {
  language: 'zh_CN',
  platform: 'devtools',
  SDKVersion: '3.0.0',
  pixelRatio: 2,
  windowWidth: 390,
}

const wx = {
  request,
  getStorageSync: (key) => kept.get(key) ?? '',
  setStorageSync: (key, value) => void kept.set(key, value),
  setStorage: ({ key, data }) => void kept.set(key, data),
  removeStorageSync: (key) => void kept.delete(key),
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  getSystemInfoSync: () => system,
  getAppBaseInfo: () => system,
  getDeviceInfo: () => system,
  getWindowInfo: () => system,
  getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wx' } }),
  onNetworkStatusChange: () => undefined,
  onAppShow: () => undefined,
  onAppHide: () => undefined,
  setNavigationBarTitle: () => undefined,
  setTabBarItem: () => undefined,
  showToast: ({ title }) => void said.push(title),
  showModal: ({ success }) => success({ confirm: true }),
  navigateTo: remember,
  redirectTo: remember,
  reLaunch: remember,
  switchTab: remember,
  downloadFile: ({ success }) => success({ statusCode: 200, tempFilePath: '/picture.jpg' }),
  requestSubscribeMessage: ({ tmplIds, success }) => {
    allowed.push(tmplIds)
    success(Object.fromEntries(tmplIds.map((id) => [id, 'accept'])))
  },
  requestPayment: (order) => {
    paid.push(order)
    order.complete()
  },
  login: ({ success }) => success({ code: 'from-wechat', errMsg: 'login:ok' }),
  canIUse: () => false,
  nextTick: (act) => setTimeout(act),
}

function start() {
  require('miniprogram-simulate')
  makeAgain()
  global.wx = wx
  global.Page = global.Component
  global.App = (app) => void (global.theApp = app)
  global.getApp = () => global.theApp
  global.getCurrentPages = () => []
  require(join(BUILT, 'app.js'))
  global.theApp.onLaunch?.({ path: '', query: {}, scene: 1001 })
}

/** Scripts run once here, but the simulator makes a component anew for each page that uses it. */
function makeAgain() {
  const utils = require('miniprogram-simulate/src/utils')
  const { runJs } = utils
  const make = global.Component
  const made = new Map()
  let running
  global.Component = (definition) => {
    made.set(running, definition)
    make(definition)
  }
  utils.runJs = (path) => {
    if (made.has(path)) return make(made.get(path))
    running = path
    return runJs(path)
  }
}

const settled = (ms = 60) => new Promise((done) => setTimeout(done, ms))

/** Shows a page, as WeChat does when it is opened with a query. */
async function show(name, query = {}) {
  const simulate = require('miniprogram-simulate')
  const id = simulate.load(join(BUILT, `pages/${name}/${name}`), { rootPath: BUILT })
  const page = simulate.render(id)
  page.attach(document.body.appendChild(document.createElement('div')))
  page.instance.onLoad(query)
  page.instance.onShow()
  await settled()
  return new Page(page)
}

/** A page that is shown: what stands there, and what can be tapped. */
class Page {
  constructor(page) {
    this.page = page
  }

  text() {
    return this.page.dom.textContent.replace(/\s+/gu, ' ')
  }

  async tap(attribute, value) {
    const node = nodes(this.page).find((each) => each.dataset?.[attribute] === value)
    if (!node)
      throw new Error(`no element with data-${attribute}="${value}"; there is: ${this.text()}`)
    fire(node, 'tap', {}, true)
    await settled()
  }

  async type(attribute, value, text) {
    const node = nodes(this.page).find((each) => each.dataset?.[attribute] === value)
    if (!node) throw new Error(`no field ${value}`)
    fire(node, 'input', { value: text }, false)
    await settled(10)
  }
}

/** An event as WeChat makes it when a finger or a keyboard does something. */
function fire(node, name, detail, bubbles) {
  const options = { bubbles, composed: bubbles, extraFields: { touches: {}, changedTouches: {} } }
  exparser.Event.dispatchEvent(node, exparser.Event.create(name, detail, options))
}

/** All nodes of a page, those inside its components included. */
function nodes(page) {
  const all = []
  const visit = (node) => {
    if (!node) return
    all.push(node)
    if (node.shadowRoot) visit(node.shadowRoot)
    for (const child of node.childNodes ?? []) visit(child)
  }
  visit(page._exparserNode ?? page.instance._exparserNode)
  return all
}

module.exports = {
  allowed,
  paid,
  opened,
  player,
  requests,
  said,
  settled,
  show,
  start,
  goOffline: () => (isOffline = true),
  goOnline: () => (isOffline = false),
}
