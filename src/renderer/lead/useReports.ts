import { useContext, useEffect, useState } from 'react'
import type { Report } from '#domain/lead/period.ts'
import { reportOfState } from '#domain/lead/period.ts'
import type { Period } from '#domain/lead/presets.ts'
import type { Centre } from '#renderer/centre/api.ts'
import { useTheCentre } from '#renderer/centre/useCentre.ts'
import { OtherCentresContext } from '#renderer/staff/otherCentres.ts'

/** `device`: this team lead's in that centre; null: this one. `said`: why it is not from the hub, or why there is none. */
export type Answered = { device: string | null; name: string; report: Report | null; said: string | null }
/** `own`: this centre's; `others`: the other centres that this team lead looks after. */
export type Reports = { period: Period; own: Answered; others: Answered[] }

/** The reports of a period, of every centre of this team lead. null: they are being fetched. While the hub is away this device's own days are counted. */
export function useReports(period: Period): Reports | null {
  const centre = useTheCentre()
  const others = useContext(OtherCentresContext)
  const [reports, setReports] = useState<Reports | null>(null)
  const { from, to } = period
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const [own, ...more] = await Promise.all([askOwn(centre, { from, to }), ...others.map((other) => askOther(centre, { from, to }, other))])
      if (isWanted) setReports({ period: { from, to }, own, others: more })
    }
    void ask()
    return () => void (isWanted = false)
  }, [centre, others, from, to])
  return reports
}

async function askOwn(centre: Centre, { from, to }: Period): Promise<Answered> {
  const answer = await centre.report({ from, to }, null)
  if ('ok' in answer) return { device: null, name: answer.ok.centreName, report: answer.ok, said: null }
  const { state, device, confirmedN, sync } = centre.view()
  const name = state.centre?.name ?? device.centreName
  const completeUpTo = { n: confirmedN, at: sync.lastHeardAt }
  return { device: null, name, report: reportOfState({ state, centreName: name, from, to, completeUpTo }, centre.now()), said: answer.sentence }
}

async function askOther(centre: Centre, { from, to }: Period, { device, name }: { device: string; name: string }): Promise<Answered> {
  const answer = await centre.report({ from, to }, device)
  return 'ok' in answer ? { device, name: answer.ok.centreName, report: answer.ok, said: null } : { device, name, report: null, said: answer.sentence }
}
