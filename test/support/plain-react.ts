// Where a browser has these, React keeps a task and a measurement of every element for the developer tools, at a seventh
// of the time of a test. It looks for them as it is loaded, so this comes before it. No check of React's is lost.
Object.assign(console, { createTask: undefined, timeStamp: undefined })
