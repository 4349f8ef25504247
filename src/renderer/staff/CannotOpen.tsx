/** Instead of a screen: the local store cannot be opened. It is tried again by itself. */
export function CannotOpen({ what }: { what: string }) {
  return (
    <main>
      <h1>Foyer cannot open what is saved on this PC</h1>
      <div role="alert">
        <p>{what}</p>
        <p>Nothing was deleted. Foyer tries again by itself. Use another PC until this one opens.</p>
      </div>
    </main>
  )
}
