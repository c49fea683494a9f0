// Command checker checks a configuration text as the provider does, and more
// than oslo-config-validator does.
//
//	checker FILE                  print the number of findings
//	checker first FILE RELEASE    print the seconds of the first check
//	checker later FILE RELEASE    print the seconds of a later check, the median
//	checker bytes FILE RELEASE    print the bytes that a later check allocates
package main

import (
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/osloconf/terraform-provider-osloconf/internal/assess"
)

// validators is the release whose packages it is compared with.
const validators = "26.2.2"

func main() {
	log.SetFlags(0)
	switch len(os.Args) {
	case 2:
		fmt.Println(check(read(os.Args[1]), validators))
	case 4:
		fmt.Println(measure(os.Args[1], read(os.Args[2]), os.Args[3]))
	default:
		log.Fatal("usage: checker [first|later|bytes] FILE [RELEASE]")
	}
}

func read(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	return string(text)
}

// check returns the number of findings.
func check(text, release string) int {
	result, mistakes := assess.Run(&assess.Request{
		Policy:  assess.PolicyText{Release: release},
		Sources: []assess.SourceText{{Name: "nova.conf", Content: text}},
	}, time.Now())
	if len(mistakes) > 0 {
		log.Fatal(mistakes[0].Summary)
	}
	return len(result.Findings)
}

// measure returns seconds or bytes.
func measure(what, text, release string) float64 {
	begin := time.Now()
	check(text, release)
	first := time.Since(begin)
	if what == "first" {
		return first.Seconds()
	}
	const warm, times = 100, 1001
	for range warm {
		check(text, release)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	took := make([]time.Duration, times)
	for i := range took {
		begin := time.Now()
		check(text, release)
		took[i] = time.Since(begin)
	}
	runtime.ReadMemStats(&after)
	if what == "bytes" {
		return float64(after.TotalAlloc-before.TotalAlloc) / times
	}
	slices.Sort(took)
	return took[times/2].Seconds()
}
