const ROUNDS = 80
const WARM_UP = 20

/** Median milliseconds of each task on `input`. The tasks take turns, so that a busy moment of the machine falls on all alike. */
export function compareMedians(tasks, input) {
  const times = tasks.map(() => [])
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    tasks.forEach((task, index) => {
      const start = performance.now()
      task(input)
      if (round >= WARM_UP) times[index].push(performance.now() - start)
    })
  }
  return times.map((list) => list.sort((a, b) => a - b)[ROUNDS / 2])
}
