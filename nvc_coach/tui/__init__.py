"""The page: the full-screen coach. The only room that knows Textual.

The session decides, the page shows: a screen holds one sitting and renders its view; widgets post
what the person said. Nothing here decides what comes next, and nothing here touches a file.
"""
