'use strict'
const { EventEmitter } = require('node:events')
const { preventable, strict } = require('./world.cjs')

/** Monitors side by side, the first of them the primary one. */
const monitor = (id, width = 1920, height = 1080) => ({
  id,
  label: `Display ${id}`,
  bounds: { x: (id - 1) * width, y: 0, width, height },
  workArea: { x: (id - 1) * width, y: 0, width, height: height - 40 },
  size: { width, height },
  workAreaSize: { width, height: height - 40 },
  scaleFactor: 1,
  rotation: 0,
  internal: id === 1,
  touchSupport: 'unknown',
  displayFrequency: 60,
  detected: true,
})
const monitors = (count) => Array.from({ length: count }, (_, index) => monitor(index + 1))

function makeScreen() {
  let plugged = monitors(Number(process.env.STANDIN_DISPLAYS ?? 2))
  const nearest = ({ x }) => plugged.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ?? plugged[0]
  const events = Object.assign(new EventEmitter(), {
    getAllDisplays: () => plugged,
    getPrimaryDisplay: () => plugged[0],
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getDisplayNearestPoint: nearest,
    getDisplayMatching: (bounds) => nearest({ x: bounds.x + bounds.width / 2 }),
  })
  return {
    screen: strict('screen', events),
    setDisplays: (count) => {
      const before = plugged
      plugged = monitors(count)
      for (const one of plugged.slice(before.length)) events.emit('display-added', preventable(), one)
      for (const one of before.slice(plugged.length)) events.emit('display-removed', preventable(), one)
    },
    changeMetrics: (id, bounds) => {
      const changed = plugged.find((one) => one.id === id)
      Object.assign(changed.bounds, bounds)
      events.emit('display-metrics-changed', preventable(), changed, ['bounds'])
    },
  }
}

function makePower(world) {
  const blockers = new Map()
  let last = 0
  return {
    blockers,
    powerSaveBlocker: strict('powerSaveBlocker', {
      start: world.recorded('powerSaveBlocker.start', (type) => {
        blockers.set(++last, type)
        return last
      }),
      stop: (id) => blockers.delete(id),
      isStarted: (id) => blockers.has(id),
    }),
    powerMonitor: strict('powerMonitor', Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0, isOnBatteryPower: () => false })),
  }
}

module.exports = { makeScreen, makePower }
