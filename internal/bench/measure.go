package main

import (
	"slices"
	"time"
)

// contestant is something that can be done, and is timed from outside.
type contestant func() error

// inTurns does each as often as there are pairs, one after the other, and gives
// the median of each in seconds. A round before that is not counted.
func inTurns(pairs int, contestants ...contestant) ([]float64, error) {
	times := make([][]float64, len(contestants))
	for round := range pairs + 1 {
		for i, do := range contestants {
			begin := time.Now()
			if err := do(); err != nil {
				return nil, err
			}
			if round > 0 {
				times[i] = append(times[i], time.Since(begin).Seconds())
			}
		}
	}
	medians := make([]float64, len(times))
	for i := range times {
		medians[i] = median(times[i])
	}
	return medians, nil
}

// noted does the same for contestants that measure something themselves.
func noted(pairs int, contestants ...func() (float64, error)) ([]float64, error) {
	values := make([][]float64, len(contestants))
	for round := range pairs + 1 {
		for i, do := range contestants {
			value, err := do()
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
