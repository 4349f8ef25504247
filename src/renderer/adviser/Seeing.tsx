import { useState } from 'react'
import { wholeMinutes } from '#domain/instant.ts'
import { sayTime } from '#domain/time/sayTime.ts'
import type { Visit } from '#domain/visit/visit.ts'
import { openEnquiries } from '#domain/visit/visit.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { sayMinutes } from '#renderer/ui/words/desks.ts'
import { NEEDS } from '#renderer/ui/words/needs.tsx'
import type { AtDesk } from './useDesk.ts'
import { PickService } from './PickService.tsx'
import type { Finish } from '#renderer/staff/atDesk/useFinish.ts'
import { WhatNext } from '#renderer/staff/atDesk/WhatNext.tsx'
import { Told, Who } from './Who.tsx'
import styles from './Adviser.module.css'

/** Being seen: the matters of this visit, and what happens next for the one in hand. */
export function Seeing({ finish, since, visit, ...at }: AtDesk & { visit: Visit; since: number; finish: Finish }) {
  const { state, hand } = at
  const zone = useTheCentre().timeZone()
  return (
    <>
      <Who visit={visit} state={state}>
        Being seen since {sayTime(since, zone)}, {sayMinutes(wholeMinutes(since, hand.now))}.{' '}
        {visit.needs.map((need) => (
          <span key={need} className={styles.need}>
            {NEEDS[need].icon}
            {NEEDS[need].label}
          </span>
        ))}
      </Who>
      <Told visit={visit} state={state} />
      <Matters {...at} visit={visit} />
      <WhatNext finish={finish} />
    </>
  )
}

/** The enquiries of this visit: one more, on hold, or on to another queue. */
function Matters({ state, desk, hand, visit }: AtDesk & { visit: Visit }) {
  const centre = useTheCentre()
  const [picking, pick] = useState<'add' | 'refer' | null>(null)
  const open = openEnquiries(visit)
  const after = open.slice(1).map((one) => state.services.get(one.service)?.name ?? one.service)
  const close = () => {
    pick(null)
    hand.first.current?.focus()
  }
  const choose = async (service: string) => {
    const command =
      picking === 'add'
        ? ({ type: 'addEnquiry', visit: visit.id, enquiry: centre.newId(), service } as const)
        : ({ type: 'refer', desk: desk.id, visit: visit.id, service } as const)
    if (await hand.ask(command)) close()
  }
  if (picking) {
    return (
      <PickService
        key={picking}
        title={picking === 'add' ? 'What else do they need?' : 'Refer to which service?'}
        services={[...state.services.values()].filter(({ offered }) => offered)}
        onChoose={(service) => void choose(service)}
        onClose={close}
      />
    )
  }
  return (
    <div className={styles.state}>
      <b>
        Enquiries in this visit: {visit.enquiries.length}
        {after.length > 0 && `, then ${after.join(', ')}`}
      </b>
      <Button keyName="M" onPress={() => pick('add')}>
        Add another
      </Button>
      <Button keyName="P" onPress={() => void hand.ask({ type: 'hold', desk: desk.id, visit: visit.id })}>
        Put on hold
      </Button>
      <Button keyName="R" onPress={() => pick('refer')}>
        Refer now
      </Button>
    </div>
  )
}
