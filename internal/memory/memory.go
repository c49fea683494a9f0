// Package memory controls when the process collects garbage. It knows nothing
// of what the process does.
package memory

import (
	"os"
	"runtime"
	"runtime/debug"
)

// room is how many bytes the provider may allocate before garbage is collected.
// Go's initial 4 MB is just short of what a plan of one data source needs, and
// a collection scans the whole catalogue.
const room = 32 << 20

// GiveRoom delays garbage collections while the heap is small. A large heap is
// collected as usual, when it has doubled. A GOGC set by the user is respected.
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

// percentFor is the growth, in percent of the live bytes, that leaves room.
func percentFor(live uint64) int {
	const usual, least = 100, 4 << 20 // the runtime takes a smaller heap for this size
	return int(max(usual, room*100/max(live, least)))
}
