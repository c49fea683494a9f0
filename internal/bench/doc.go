// Command bench compares the provider with two baselines: a provider that does
// nothing (floor) and, if its packages are installed, the real oslo.config. Every
// figure is a ratio of medians from one run in which the contestants take turns.
//
//	go run ./internal/bench                   # print the table
//	go run ./internal/bench -write            # and put it into docs/performance.md
//	go run ./internal/bench -only start,many  # only these
package main
