/* What a window shows after its page has died three times in a minute. No script: whatever is broken cannot break this. */
import { ROOMS } from './rooms.ts'
import type { Room } from './rooms.ts'

const WORDS: Record<Room, string> = {
  desk: `<h1>This screen has stopped</h1>
      <p>Foyer started it again three times and it stopped each time. What was saved on this PC is still there.</p>
      <p><a href="${ROOMS.desk.page}" autofocus>Start this screen again</a></p>
      <p>If it stops again, use another desk and tell whoever looks after this PC.</p>`,
  // Customers read this one. It goes by itself: main tries again every minute.
  display: `<h1>This screen is not working</h1>
      <p>Please ask at the welcome desk.</p>`,
}

export function goneHtml(room: Room): string {
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <title>Foyer has stopped</title>
    <link rel="stylesheet" href="/gone.css" />
  </head>
  <body>
    <main>
      ${WORDS[room]}
    </main>
  </body>
</html>
`
}

export const goneCss = `html { font: 1.25rem/1.5 'Atkinson Hyperlegible', system-ui, sans-serif; background: #fff; color: #111; }
main { max-width: 40rem; margin: 15vh auto; padding: 0 2rem; }
a { display: inline-block; padding: 0.6rem 1.2rem; background: #0b4f6c; color: #fff; border-radius: 0.4rem; text-decoration: none; }
a:focus-visible { outline: 4px solid #ffbf47; outline-offset: 2px; }
`
