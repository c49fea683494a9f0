package inspect

import "time"

// inTime looks at a path, again while files change under it, and gives up when
// that takes too long: late is then what it returns. A look that hangs is left
// behind, because nothing interrupts a system call on a file system that does
// not answer.
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

// unseen is what is known of a path that nobody could look at.
func unseen(path string) *File {
	return &File{Path: path, Resolved: path, UID: -1, GID: -1}
}
