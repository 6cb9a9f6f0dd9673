/**
 * Runs inside the measured page before any of its own scripts; `measure.ts` reads what it gathers in `window.probe`. Times come from
 * here, from the frame that shows a thing, not from the driver.
 */
;(() => {
  if (window.top !== window || window.probe) return
  // The driver's compiled functions name themselves by this.
  window.__name = (one) => one
  const probe = {
    config: window.probeConfig,
    longTasks: [],
    shift: 0,
    events: [],
    row: null,
    live: null,
    armed: null,
    frames: null,
  }
  window.probe = probe

  const observe = (type, onEntry, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({ type, buffered: true, ...options })
  observe('longtask', ({ startTime, duration }) => probe.longTasks.push([startTime, duration]))
  observe('event', ({ interactionId, startTime, duration }) => interactionId && probe.events.push([startTime, duration]), {
    durationThreshold: 16,
  })
  // The largest burst of shifts, as web-vitals has it.
  let burst = 0
  let first = 0
  let last = 0
  observe('layout-shift', ({ hadRecentInput, startTime, value }) => {
    if (hadRecentInput) return
    if (burst && startTime - last < 1000 && startTime - first < 5000) burst += value
    else {
      burst = value
      first = startTime
    }
    last = startTime
    probe.shift = Math.max(probe.shift, burst)
  })

  const isVisible = (element) =>
    element.getClientRects().length > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  probe.visible = (selector) => Array.from(document.querySelectorAll(selector)).filter(isVisible)
  /** `{ selector, text?, first? }`: some visible element, or only the first, shows the text, or any. */
  probe.shows = ({ selector, text, first: isFirstOnly }) => {
    const candidates = probe.visible(selector)
    return (isFirstOnly ? candidates.slice(0, 1) : candidates).some(({ textContent }) =>
      text ? textContent.includes(text) : textContent.trim() !== '',
    )
  }
  const isLive = (selector) =>
    probe.visible(selector).some((element) => Object.keys(element).some((key) => key.startsWith('__reactProps$')))
  /** The first moment after the frame that is being made has been painted. */
  const afterPaint = (done) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => done(performance.now())
    channel.port2.postMessage(0)
  }

  const onFrame = () => {
    const { config, armed } = probe
    if (probe.row === null && document.documentElement && probe.shows({ selector: config.row, first: true })) {
      probe.row = -1
      afterPaint((at) => {
        probe.row = at
        console.debug('probe: row')
      })
    }
    if (probe.live === null && config.interactive && isLive(config.interactive)) probe.live = performance.now()
    if (armed && armed.from !== null && armed.until === null && armed.conditions.every(probe.shows)) {
      armed.until = -1
      afterPaint((at) => {
        armed.until = at
      })
    }
    probe.frames?.push(performance.now())
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)

  /** From the next event of this kind until all conditions show. */
  probe.arm = (event, conditions) => {
    const armed = { from: null, until: null, conditions }
    probe.armed = armed
    addEventListener(event, ({ timeStamp }) => (armed.from ??= timeStamp), { capture: true, once: true })
  }
})()
