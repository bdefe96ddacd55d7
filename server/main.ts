import { run } from './run.ts'

await run({ print: text => console.log(text) })
