import { useRef } from 'react'
import { Button } from '#renderer/ui/Button.tsx'

/** Chooses the file that pairs many PCs. `onChosen` gets its text. */
export function EnrolmentFile({ onChosen }: { onChosen: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button keyName="C" onPress={() => input.current?.click()}>
        Choose an enrolment file
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // Choosing the same again after a refusal is a new try.
          target.value = ''
          if (file) void file.text().then(onChosen)
        }}
      />
    </>
  )
}
