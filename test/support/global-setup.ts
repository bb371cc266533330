/** Runs once before all tests: brings what they share and takes it away again. */
export default function setup(): void {}
