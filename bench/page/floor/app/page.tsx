'use client'

export default function Hello() {
  return <h1 id="hello">Hello</h1>
}
