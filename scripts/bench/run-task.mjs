const [task = '', input = '{}'] = process.argv.slice(2)
const { run } = await import(`./tasks/${task}.mjs`)
const { milliseconds, answer = null } = await run(JSON.parse(input))
const peakMegabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ milliseconds, peakMegabytes, answer }), () => process.exit(0))
