'use strict'

const MICRONS_IN_AN_INCH = 25_400
const SMALLEST = 353

/** Silent printing: what would have gone to the printer is rendered as a PDF and kept in the recorded calls. */
function print(world, contents, options = {}, done = () => {}) {
  const { pageSize, deviceName, printBackground = false, margins } = options
  const exact = typeof pageSize === 'object' ? pageSize : null
  if (exact && (exact.width < SMALLEST || exact.height < SMALLEST)) throw new Error('height and width properties must be minimum 352 microns.')
  if (deviceName && !world.printers.some((printer) => printer.name === deviceName)) {
    setTimeout(() => done(false, 'Invalid deviceName provided'))
    return
  }
  const paper = exact ? { paperWidth: exact.width / MICRONS_IN_AN_INCH, paperHeight: exact.height / MICRONS_IN_AN_INCH } : {}
  const edge = margins?.marginType === 'none' ? { marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0 } : {}
  contents.ready
    .then(() => contents.page.send('Page.printToPDF', { printBackground, ...paper, ...edge }))
    .then(
      ({ data }) => {
        world.calls.push({ api: 'webContents.print', args: [options], pdf: Buffer.from(data, 'base64') })
        done(true, '')
      },
      (error) => done(false, error.message),
    )
}

module.exports = { print }
