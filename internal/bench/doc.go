// Command bench measures the provider against the ground that it stands on: a
// provider that does nothing (floor), and the real oslo.config where its
// packages are installed. Every figure is a ratio of medians taken in one run,
// the contestants in turns.
//
//	go run ./internal/bench                   # print the table
//	go run ./internal/bench -write            # and put it into docs/performance.md
//	go run ./internal/bench -only start,many  # only these
package main
