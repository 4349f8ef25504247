import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { ComponentType, ReactNode } from 'react'
import { Adviser } from '#renderer/adviser/Adviser.tsx'
import { UntilBegun } from '#renderer/begin/UntilBegun.tsx'
import { CentreContext, useCentre } from '#renderer/centre/useCentre.ts'
import { Join } from '#renderer/join/Join.tsx'
import { JoinAgain } from '#renderer/join/JoinAgain.tsx'
import { Lead } from '#renderer/lead/Lead.tsx'
import { feedDisplay } from '#renderer/mount/feedDisplay.ts'
import type { Place } from '#renderer/mount/place.ts'
import { findPlace } from '#renderer/mount/place.ts'
import { saveFile, saveNotShared } from '#renderer/mount/saveToFile.ts'
import { openFaultSentence } from '#renderer/mount/openFault.ts'
import { startDevice } from '#renderer/mount/startDevice.ts'
import type { Started } from '#renderer/mount/startDevice.ts'
import { CannotOpen } from '#renderer/staff/CannotOpen.tsx'
import { OtherCentresContext } from '#renderer/staff/otherCentres.ts'
import { SaveFileContext } from '#renderer/staff/saveFile.ts'
import { StoreTrouble } from '#renderer/staff/StoreTrouble.tsx'
import { LettersContext } from '#renderer/ui/Keyboard.tsx'
import { Welcome } from '#renderer/welcome/Welcome.tsx'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'

const SCREENS = { welcome: Welcome, adviser: Adviser, lead: Lead } as const

const root = createRoot(document.querySelector('#root') ?? document.body)
const show = (what: ReactNode) => root.render(<StrictMode>{what}</StrictMode>)

async function start(): Promise<void> {
  if (!window.foyer && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js', { scope: '/' })
  const place = await findPlace()
  // Without a secure page there is no place to keep anything safely: no desk begins here, whoever it was before.
  if (place.device === null || place.secureAddress !== null) return showJoin(place, '')
  const say = (sentence: string) => show(<CannotOpen what={sentence} />)
  for (;;) {
    const started = await startDevice(place.device, { ...place, carrier: place.carrier(place.device), carrierOf: place.carrier, say }).catch(sayWhy)
    if ('centre' in started) return showScreen(started, place)
    if ('signIn' in started) return showJoin(place, started.signIn)
    if ('waits' in started) show(<p role="status">{started.waits} Trying again.</p>)
    else say(started.cannotOpen)
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

/** Why the local store cannot be opened. It is tried again for as long as the window is open: nothing that was not read is deleted. */
function sayWhy(error: unknown): { cannotOpen: string } {
  console.error(error)
  return { cannotOpen: error instanceof Error ? openFaultSentence(error) : 'Unknown fault.' }
}

function showJoin(place: Place, said: string): void {
  show(<Join code={place.code} join={place.join} enrol={place.enrol} secureAddress={place.secureAddress} known={place.known} said={said || place.said} />)
}

function showScreen({ centre, role, notShared }: Started, place: Place): void {
  if (role === 'hub') return show(<p role="status">This address is a centre’s hub’s own. There is no screen here.</p>)
  if (role === 'display') return show(<p role="status">This device is a waiting-room screen. Open its address again to see it.</p>)
  if (window.foyer) feedDisplay(centre, window.foyer)
  const { device, state } = centre.view()
  const here = { ...device, centreName: state.centre?.name ?? device.centreName }
  place.note(here)
  show(
    <CentreContext value={centre}>
      <KeptLetters>
        <OtherCentresContext value={place.centres(here)}>
          <SaveFileContext value={saveFile}>
            <Desk screen={SCREENS[role]} place={place} notShared={notShared} />
          </SaveFileContext>
        </OtherCentresContext>
      </KeptLetters>
    </CentreContext>,
  )
}

const LETTERS = 'foyer.letters'

/** Whether letters work without Alt: this person's choice, kept on this PC. */
function KeptLetters({ children }: { children: ReactNode }) {
  const [alone, setAlone] = useState(() => localStorage.getItem(LETTERS) !== 'with Alt')
  const set = (now: boolean) => {
    localStorage.setItem(LETTERS, now ? 'alone' : 'with Alt')
    setAlone(now)
  }
  return <LettersContext value={{ alone, set }}>{children}</LettersContext>
}

/** The screen of a device; where the hub does not know the device any more, a way to join again above it. The desk works on meanwhile. */
function Desk({ screen: Screen, place, notShared }: { screen: ComponentType; place: Place; notShared: Started['notShared'] }) {
  const { mustJoin, trouble } = useCentre((view) => view.sync)
  const [joining, setJoining] = useState(false)
  if (joining) return <Join code="" join={place.join} enrol={place.enrol} secureAddress={null} known={[]} said={trouble ?? ''} />
  return (
    <>
      <StoreTrouble twice={place.journal !== null} onSave={() => void notShared().then(saveNotShared)} onAgain={() => location.reload()} />
      {mustJoin && <JoinAgain onPress={() => setJoining(true)} />}
      <UntilBegun>
        <Screen />
      </UntilBegun>
    </>
  )
}

start().catch((error: unknown) => {
  console.error(error)
  show(<CannotOpen what={error instanceof Error ? `${error.name}: ${error.message}` : 'Unknown fault.'} />)
})
