// Plain JavaScript on purpose: an old Node cannot even read TypeScript, but it can read this.
const [major] = process.versions.node.split('.').map(Number)
if (major < 26) {
  console.error(
    `Knots needs Node 26 and this is ${process.version}. Start it with "npm start", which brings its own Node.`,
  )
  process.exit(1)
}
