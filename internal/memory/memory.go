// Package memory says when the process collects its garbage. It knows nothing of
// what the process does.
package memory

import (
	"os"
	"runtime"
	"runtime/debug"
)

// room is how much the provider may allocate, in bytes, before garbage is
// collected. Go's own beginning of 4 MB is just short of what a plan of one data
// source takes, and a collection looks at all of the catalogue.
const room = 32 << 20

// GiveRoom delays garbage collections while the heap is small. A large one is
// collected as ever, when it has doubled. Who sets GOGC has it as it is set.
func GiveRoom() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(percentFor(0))
	afterCollection()
}

// afterCollection sets the next collection by what is left after this one.
func afterCollection() {
	type mark struct{ _ [16]byte } // large enough not to share its block with others
	runtime.AddCleanup(new(mark), func(struct{}) {
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		debug.SetGCPercent(percentFor(stats.HeapAlloc))
		afterCollection()
	}, struct{}{})
}

// percentFor is the growth, in percent of so many live bytes, that leaves room.
func percentFor(live uint64) int {
	const usual, least = 100, 4 << 20 // the runtime takes a smaller heap for so much
	return int(max(usual, room*100/max(live, least)))
}
