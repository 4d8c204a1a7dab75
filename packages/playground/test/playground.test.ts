import { findChromium, openChromium } from '@planwright/playground/chromium'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { token } from './schema.js'
import { startSite } from './site.js'

describe('the Playground in a real browser (needs Chromium on the PATH)', () => {
  let browser: Browser | undefined
  let page: Page
  let site: Awaited<ReturnType<typeof startSite>> | undefined
  const requested: string[] = []
  const mistakes: string[] = []

  before(async function () {
    const chromium = findChromium()
    if (!chromium) return this.skip()
    site = await startSite('Synthetic data')
    browser = await openChromium(chromium)
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('request', (request) => requested.push(request.url()))
    page.on('websocket', (socket) => requested.push(socket.url()))
    page.on('pageerror', (error) => mistakes.push(error.message))
    page.on('console', (line) => line.type() === 'error' && mistakes.push(line.text()))
    await page.goto(`${site.origin}/playground/`)
    await page.getByRole('tab', { name: 'OneGoal' }).waitFor()
  })

  after(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('has its name as title and opens one tab for each example', async () => {
    expect(await page.title()).to.equal('Planwright Playground')
    expect(await page.getByRole('tab').allInnerTexts()).to.deep.equal(['OneGoal', 'Countdown', 'Asker'])
  })

  it('shows what the server says about its data', async () => {
    expect(await page.getByText('Synthetic data').isVisible()).to.equal(true)
  })

  it('runs an example with its variables', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await response('Every student reads by grade three.').waitFor()
  })

  it('follows a subscription on the same origin', async () => {
    await page.getByRole('tab', { name: 'Countdown' }).click()
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await response('"countdown": 0').waitFor()
    expect(requested.some((url) => url.startsWith('ws:'))).to.equal(true)
  })

  for (const [plugin, word] of [
    ['Documentation Explorer', 'Root Types'],
    ['GraphiQL Explorer', 'countdown'],
    ['History', 'OneGoal'],
  ] as const) {
    it(`opens the ${plugin}`, async () => {
      await page.getByRole('button', { name: `Show ${plugin}` }).click()
      await page.locator('.graphiql-plugin').getByText(word).first().waitFor()
    })
  }

  it('says what the server says of a token that is not accepted', async () => {
    await signIn('a-stranger')
    await page.getByText('The token was not accepted. Ask for another.').waitFor()
  })

  it('asks nobody to be somebody, by WebSocket either', async () => {
    await page.getByRole('tab', { name: 'Asker' }).click()
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await response('"asker": "nobody"').waitFor()
  })

  it('signs in with a token, and says as whom', async () => {
    await signIn(token)
    await page.getByText('Signed in as ana (analyst)').waitFor()
    expect(await page.getByText('not accepted').count()).to.equal(0)
  })

  it('sends the token with a subscription too', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click()
    await response(`"asker": "Bearer ${token}"`).waitFor()
  })

  it('keeps the token nowhere: a page that is loaded again has none', async () => {
    const kept = JSON.stringify(await page.evaluate('Object.entries({ ...localStorage, ...sessionStorage })'))
    expect(kept).to.contain('countdown').and.not.to.contain(token)
    await page.reload()
    await page.getByText('Not signed in').waitFor()
  })

  it('signs out', async () => {
    await signIn(token)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('Not signed in').waitFor()
  })

  it('keeps the tabs when the page is loaded again', async () => {
    await page.reload()
    await page.getByRole('tab', { name: 'OneGoal' }).waitFor()
    expect(await page.getByRole('tab').allInnerTexts()).to.deep.equal(['OneGoal', 'Countdown', 'Asker'])
  })

  it('asks nothing of any other origin and reports no mistake', () => {
    const { host } = new URL(page.url())
    const remote = requested.filter((url) => /^(https?|wss?):/.test(url))
    expect(remote.filter((url) => new URL(url).host !== host)).to.deep.equal([])
    expect(mistakes).to.deep.equal([])
  })

  async function signIn(as: string) {
    await page.getByPlaceholder('Token').fill(as)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  function response(text: string) {
    return page.locator('.graphiql-response', { hasText: text })
  }
})
