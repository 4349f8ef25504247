import { Ask } from '#renderer/ui/Ask.tsx'

/** The one question before everything stops. */
export function EvacuateAsk({ onAnswer, onNo }: { onAnswer: (drill: boolean) => void; onNo: () => void }) {
  return (
    <Ask
      enterIsYes
      question="Everybody out?"
      yes="Everybody out"
      also={{ words: 'This is a drill', onPress: () => onAnswer(true) }}
      no="Go back"
      onYes={() => onAnswer(false)}
      onNo={onNo}
    >
      Every screen says to leave the building, nobody is called, and you get the list of who is here. It does not sound the building’s alarm.
    </Ask>
  )
}
