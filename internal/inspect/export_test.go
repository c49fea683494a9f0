package inspect

import "time"

// BeforeOpen lets a test change files between the walk and the open.
func (t *Tree) BeforeOpen(do func()) { t.beforeOpen = do }

// Patience lets a test wait less.
func (t *Tree) Patience(d time.Duration) { t.patience = d }

// ParseACL lets a test read an ACL that no file has.
var ParseACL = parseACL
