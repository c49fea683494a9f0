package main

import (
	"slices"
	"time"
)

// contestant does something once and returns one measurement.
type contestant func() (float64, error)

// timed measures how long something takes, in seconds.
func timed(do func() error) contestant {
	return func() (float64, error) {
		begin := time.Now()
		err := do()
		return time.Since(begin).Seconds(), err
	}
}

// inTurns runs the contestants in turns, pairs times, and returns each one's
// median. One round before that is not counted.
func inTurns(pairs int, contestants ...contestant) ([]float64, error) {
	values := make([][]float64, len(contestants))
	for round := range pairs + 1 {
		for i, measure := range contestants {
			value, err := measure()
			if err != nil {
				return nil, err
			}
			if round > 0 {
				values[i] = append(values[i], value)
			}
		}
	}
	medians := make([]float64, len(values))
	for i := range values {
		medians[i] = median(values[i])
	}
	return medians, nil
}

func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
