package inspect

import "time"

// inTime runs look, repeating it if files change, and returns late when that
// takes too long. A hanging call is abandoned, because nothing can interrupt a
// system call on an unresponsive file system.
func inTime[T any](t *Tree, path string, late T, look func() (T, error)) (T, error) {
	type looked struct {
		result T
		err    error
	}
	done := make(chan looked, 1)
	go func() {
		var got looked
		got.err = retry(func() (err error) {
			got.result, err = look()
			return err
		})
		done <- got
	}()
	timer := time.NewTimer(t.patience)
	defer timer.Stop()
	select {
	case got := <-done:
		return got.result, got.err
	case <-timer.C:
		return late, &PathError{Path: path, Err: ErrSlow}
	}
}

// unseen is what is known about a path that could not be examined.
func unseen(path string) *File {
	return &File{Path: path, Resolved: path, UID: -1, GID: -1}
}
