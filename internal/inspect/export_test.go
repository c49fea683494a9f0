package inspect

// BeforeOpen lets a test change files between the walk and the open.
func (t *Tree) BeforeOpen(do func()) { t.beforeOpen = do }
