/* npm run -s predictor: speaks the protocol of the waiting-time bench on standard input and output, a JSON object a line. */
import { createInterface } from 'node:readline'
import type { Line } from './predictor/predictor.ts'
import { Predictor } from './predictor/predictor.ts'

const predictor = new Predictor()
for await (const text of createInterface({ input: process.stdin })) {
  if (text.trim() === '') continue
  const answer = predictor.take(JSON.parse(text) as Line)
  if (answer) console.log(JSON.stringify(answer))
}
