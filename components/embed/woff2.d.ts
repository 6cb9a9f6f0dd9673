/** The bundler gives the address of a file it puts beside the script. */
declare module '*.woff2' {
  const address: string
  export default address
}
