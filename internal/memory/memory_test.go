package memory

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

func TestPercentFor(t *testing.T) {
	t.Parallel()
	for live, want := range map[uint64]int{
		0:        800, // 4 MB, the runtime's minimum, and room for 32
		4 << 20:  800,
		8 << 20:  400,
		24 << 20: 133,
		32 << 20: 100,
		1 << 30:  100,
	} {
		if got := percentFor(live); got != want {
			t.Errorf("%d live bytes: got %d, want %d", live, got, want)
		}
	}
}

// Not parallel: it affects the whole process.
func TestRoomShrinksAsTheHeapGrows(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "100")
	if GiveRoom(); percent() != 100 {
		t.Errorf("GOGC=100 results in %d percent", percent())
	}
	t.Setenv("GOGC", "")
	GiveRoom()
	large := make([]byte, 64<<20)
	if !within(func() bool { runtime.GC(); return percent() == 100 }) {
		t.Errorf("with 64 MB live the heap may still grow by %d percent", percent())
	}
	runtime.KeepAlive(large)
	if !within(func() bool { runtime.GC(); return percent() > 400 }) {
		t.Errorf("with nothing live the heap may grow by only %d percent", percent())
	}
}

func percent() int {
	now := debug.SetGCPercent(100)
	debug.SetGCPercent(now)
	return now
}

func within(met func() bool) bool {
	for range 200 {
		if met() {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}
