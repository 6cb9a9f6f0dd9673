/** A folder whose data this sandbox cannot work with: of tables it does not know, or damaged. */
export class UnusableDataError extends Error {
  override readonly name = 'UnusableDataError'
  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super(`the data in ${folder} cannot be used`, { cause })
  }
}
