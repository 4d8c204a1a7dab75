import { findChromium, openChromium } from '@planwright/playground/chromium'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { TestServer } from '../support/test-server.js'

describe('the Playground of a running server, in a real browser', () => {
  let server: TestServer | undefined
  let browser: Browser | undefined
  let page: Page
  const requested: string[] = []
  const mistakes: string[] = []

  before(async function () {
    const chromium = findChromium()
    if (chromium === undefined) {
      console.log('      skipped: there is no Chromium on the PATH')
      return this.skip()
    }
    server = await TestServer.start()
    browser = await openChromium(chromium)
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    page.on('request', (request) => requested.push(request.url()))
    page.on('websocket', (socket) => requested.push(socket.url()))
    page.on('pageerror', (error) => mistakes.push(error.message))
    page.on('console', (line) => line.type() === 'error' && mistakes.push(line.text()))
    await page.goto(`${server.server.url}/playground`)
    await page.getByRole('tab', { name: 'GoalProgress' }).waitFor()
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('answers its first example with the newest figures and the words for how far they have come', async () => {
    await page.getByRole('tab', { name: 'GoalProgress' }).click()
    await page.setViewportSize({ width: 1400, height: 1600 })
    await page.getByRole('button', { name: /^Execute query/ }).click()
    const answer = page.locator('.graphiql-response .view-lines', { hasText: '73.8' })
    await answer.waitFor()
    const text = ((await answer.textContent()) ?? '').replace(/\s+/g, ' ')
    expect(text).to.match(/"value": 22\.2,.*"level": "OFF_TRACK".*"value": 73\.8,.*"level": "AT_RISK"/)
  })

  it('shows every example as a tab that can be read in full', async () => {
    const tabs = page.getByRole('tab')
    expect(await tabs.count()).to.be.greaterThan(6)
    for (const name of await tabs.allInnerTexts()) expect(name).to.match(/^\w+$/)
    const bar = await page
      .locator('.graphiql-tabs')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect(bar, 'pixels of tabs out of sight').to.equal(0)
    const logo = await page.locator('.graphiql-logo').boundingBox()
    expect(logo?.height).to.be.lessThan(60)
  })

  it('shows what only some may see to whoever signs in, by HTTP and by WebSocket', async () => {
    await page.getByPlaceholder('Token').fill(server?.tokenFor() ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Signed in as operator (administrator)').waitFor()
    await page.getByRole('tab', { name: 'Proposals' }).click()
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await page.locator('.graphiql-response', { hasText: '"totalCount": 0' }).waitFor()
    await page.getByRole('tab', { name: 'FollowImport' }).click()
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await page.locator('.graphiql-response', { hasText: 'IMPORT_NOT_FOUND' }).waitFor()
  })

  it('asks nothing of any other origin and reports no mistake', () => {
    const { host } = new URL(page.url())
    const remote = requested.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).host !== host)
    expect(remote).to.deep.equal([])
    expect(requested.length).to.be.greaterThan(0)
    expect(mistakes).to.deep.equal([])
  })

  it('would not load even an image that an answer names', async () => {
    // The page's own words, as text: the server's tests know no browser.
    const stopped = page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI))
      new Image().src = 'http://elsewhere.invalid/student.png'
    })`)
    expect(await stopped).to.equal('http://elsewhere.invalid/student.png')
  })
})
