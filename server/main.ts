import { run } from './run.ts'

await run({
  print: text => console.log(text),
  // Read only when somebody asks for the demo: it brings a whole stand-in GitHub along.
  playDemo: async (context, options) =>
    (await import('../scripts/demo/play.ts')).playDemo(context, options),
})
