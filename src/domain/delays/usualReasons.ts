import type { Bodies } from '#domain/events.ts'

/** Why people wait, as a new centre says it until it says otherwise. `alarm` is what is said after everybody had to leave. */
export const USUAL_REASONS: Bodies['delayReasonsSet']['reasons'] = [
  { reason: 'overran', words: 'The appointment before yours is taking longer than planned', short: 'An appointment is taking longer' },
  { reason: 'unwell', words: 'A colleague is unwell today', short: 'A colleague is unwell' },
  { reason: 'busy', words: 'More people came than we expected', short: 'It is busier than we expected' },
  { reason: 'system', words: 'One of our systems is slow or not working', short: 'A system is not working' },
  { reason: 'emergency', words: 'We are helping somebody in an emergency', short: 'We are helping in an emergency' },
  { reason: 'alarm', words: 'We had to leave the building for a fire alarm', short: 'We had to leave the building' },
  { reason: 'interpreter', words: 'We are waiting for an interpreter', short: 'Waiting for an interpreter' },
]
