import { useState } from 'react'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Tick } from '#renderer/ui/Tick.tsx'
import type { FormProps } from './form.ts'
import type { ServiceDraft } from './serviceDraft.ts'
import { readServices, saveServices } from './serviceDraft.ts'
import { ServiceDetails } from './ServiceDetails.tsx'
import { useForm } from './useForm.ts'
import styles from './Settings.module.css'

/** What people come for: ticked from a list, each with its minutes, its digit, and the words by which it is found. */
export function ServicesForm(props: FormProps) {
  const centre = useTheCentre()
  const { draft, set, put, keep } = useForm(props, readServices, saveServices)
  const [at, setAt] = useState(draft[0]?.service ?? null)
  const [isNew, setNew] = useState<string | null>(null)
  const shown = draft.find((one) => one.service === at)
  const changed = (service: string, part: Partial<ServiceDraft>) =>
    draft.map((one) => {
      if (one.service === service) return { ...one, ...part }
      // A digit is one service's: who takes it takes it from the other.
      return part.favourite && one.favourite === part.favourite ? { ...one, favourite: null } : one
    })
  const add = () => {
    const service = centre.newId()
    set([{ service, name: '', keywords: [], minutes: 15, askFor: [], favourite: null, elsewhere: null, ticked: true }, ...draft])
    setAt(service)
    setNew(service)
  }
  return (
    <div className={styles.two}>
      <div className={styles.stack}>
        <div>
          <b>{draft.filter((one) => one.ticked).length} services.</b> Space ticks, Tab goes on. All of them can be changed later.
        </div>
        <div className={styles.columns} role="group" aria-label="Services">
          {draft.map((one) => (
            <Tick
              key={one.service}
              ticked={one.ticked}
              chosen={one.service === at}
              onFocus={() => setAt(one.service)}
              onTick={(ticked) => put(changed(one.service, { ticked, ...(ticked ? {} : { favourite: null }) }))}
              aside={`${Number.isNaN(one.minutes) ? '–' : one.minutes} min`}
            >
              {one.name || 'A new service'}
            </Tick>
          ))}
        </div>
        <div>
          <Button keyName="A" onPress={add}>
            Add a service of our own
          </Button>
        </div>
      </div>
      {shown && (
        <ServiceDetails
          key={shown.service}
          service={shown}
          first={shown.service === isNew}
          digits={new Map(draft.flatMap((one) => (one.ticked && one.favourite !== null ? [[one.favourite, one.name] as const] : [])))}
          onChange={(part) => set(changed(shown.service, part))}
          onPut={(part) => put(changed(shown.service, part))}
          onBlur={keep}
        />
      )}
    </div>
  )
}
