/** Whether turning pages leaves something behind: the heap after 10 turns and after 200. */
import { heapMb, launch, openPage } from './measure'
import type { Target } from './targets'

const TURNS = { early: 10, late: 200 }

/** @param target the console's list */
export async function heapOverTurns(target: Target, pin: string): Promise<{ after10: number; after200: number }> {
  const browser = await launch(pin)
  try {
    const page = await openPage(browser, target)
    const session = await page.context().newCDPSession(page)
    // 25 rows a page, so that there are enough pages to turn.
    await page.goto(target.url.replace('size=50', 'size=25'))
    const heaps: number[] = []
    for (let turn = 1; turn <= TURNS.late; turn++) {
      await page.getByRole('link', { name: 'Next page' }).click()
      await page.getByText(`Page ${turn + 1} of`).waitFor()
      await page.locator('main table[aria-busy=false], main table:not([aria-busy])').waitFor()
      if (turn === TURNS.early || turn === TURNS.late) heaps.push(await heapMb(session))
    }
    const [after10 = Number.NaN, after200 = Number.NaN] = heaps
    return { after10, after200 }
  } finally {
    await browser.close()
  }
}
